export { default } from '../shared/deployed-repository.ts';
