/** Whether a request from this thread gets out: the content policy must block all that leave the origin. */
export async function probe(url: string): Promise<'blocked' | 'reached'> {
	try {
		await fetch(url, { mode: 'no-cors', cache: 'no-store' });
		return 'reached';
	} catch {
		return 'blocked';
	}
}
