import type { FunctionComponent } from 'preact';
import type { RouteQuery } from '../router';
export const StopsPage: FunctionComponent<{ query: RouteQuery }> = () => null;
