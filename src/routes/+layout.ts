// Nothing is rendered ahead of the browser; pages without parameters get an (empty) HTML file of their own,
// so that a static host answers 200 for them. The others are answered by 404.html.
export const ssr = false;
export const prerender = 'auto';
