import type { FunctionComponent } from 'preact';
import type { RouteQuery } from '../router';
export const SignalsPage: FunctionComponent<{ query: RouteQuery }> = () => null;
