/** Where the arrow, Home and End keys lead in a ring of n things; undefined for other keys. */
export function step(key: string, at: number, n: number): number | undefined {
	if (n === 0) return undefined;
	if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % n;
	if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + n) % n;
	if (key === 'Home') return 0;
	if (key === 'End') return n - 1;
	return undefined;
}
