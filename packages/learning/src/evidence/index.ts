export { foldLedger, rankOf, readLedger, standingEvidence, stronger, UNTOUCHED, weaker } from './ledger.ts';
export type { LedgerDigest, SetAside } from './ledger.ts';
export { pillarStatuses } from './pillars.ts';
export { leavesOf } from './leaf.ts';
export { evaluateRule } from './evaluate.ts';
export type { RuleOutcome } from './evaluate.ts';
export { itemStates, proofStatuses, signalStatuses } from './rules.ts';
export { parseProofRules } from './parse-rules.ts';
