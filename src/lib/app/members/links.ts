/** Where pages about members lie, after the app's base. */
export const membersPath = (dataset: string): string => `/members/${encodeURIComponent(dataset)}`;
export const tagsPath = (dataset: string): string => `/tags/${encodeURIComponent(dataset)}`;

/** A member is named in the part of the address that never leaves the browser. */
export const memberPath = (dataset: string, id: string): string =>
	`/member/${encodeURIComponent(dataset)}#${encodeURIComponent(id)}`;

/** The id in such an address; '' when there is none. */
export function memberOfHash(hash: string): string {
	const text = hash.replace(/^#/, '');
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
