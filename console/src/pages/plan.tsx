import type { FunctionComponent } from 'preact';
import type { RouteQuery } from '../router';
export const PlanPage: FunctionComponent<{ query: RouteQuery }> = () => null;
