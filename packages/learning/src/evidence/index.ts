export { ENDORSEMENT, textDigestOf } from './endorsed.ts';
export {
  foldLedger, rankOf, readLedger, standingEndorsements, standingEvidence, stronger, UNTOUCHED, weaker,
} from './ledger.ts'; // prettier-ignore
export type { LedgerDigest, SetAside } from './ledger.ts';
export { pillarStatuses } from './pillars.ts';
export { leavesOf } from './leaf.ts';
export { evaluateRule } from './evaluate.ts';
export type { RuleOutcome } from './evaluate.ts';
export { itemStates, proofStatuses, signalStatuses } from './rules.ts';
export { parseProofRules } from './parse-rules.ts';
