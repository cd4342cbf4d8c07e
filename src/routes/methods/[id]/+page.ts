import { METHOD_PAGES } from '$lib/app/methods/list';

/** A file of its own for each method page, so that a static host answers 200. */
export const prerender = true;
export const entries = () => [...METHOD_PAGES];
