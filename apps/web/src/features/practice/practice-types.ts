/** Parts of what the practice routes answer that have no name of their own in the contract. */
import type { Routes } from '@waymark/contract';
import type { CallOutput } from '@waymark/contract/client';

export type Practice = CallOutput<Routes['getPractice']>;
