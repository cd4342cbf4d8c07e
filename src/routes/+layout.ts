// One page for every address: nothing is rendered ahead of the browser.
export const ssr = false;
export const prerender = false;
