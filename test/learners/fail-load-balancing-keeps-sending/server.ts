import { Balancer } from '../shared/balancer.ts';

new Balancer().listen();
