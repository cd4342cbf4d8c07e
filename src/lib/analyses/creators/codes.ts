/** Indices of STANDINGS. */
export const HEAD = 0;
export const MIDDLE = 1;
export const BASE = 2;
export const NONE = 3;
