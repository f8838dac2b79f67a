import type { FunctionComponent } from 'preact';
import type { RouteQuery } from '../router';
export const ExplorerPage: FunctionComponent<{ query: RouteQuery }> = () => null;
