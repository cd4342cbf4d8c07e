const LINE_END = /\r\n?/g;

/**
 * Text with every line end outside quotes as LF; what is quoted stays as it is. The text must begin outside quotes. A CR
 * at its very end stays too (the LF may be yet to come) unless `last`. Returns the same string if there is nothing to do.
 */
export function normaliseNewlines(text: string, delimiter: string, last: boolean): string {
	if (!text.includes('\r')) return text;
	if (!last && text.endsWith('\r'))
		return normaliseNewlines(text.slice(0, -1), delimiter, true) + '\r';
	if (!text.includes('"')) return text.replace(LINE_END, '\n');
	let out = '';
	let done = 0;
	let quote = text.indexOf('"');
	while (quote !== -1) {
		if (!opensField(text, quote, delimiter)) {
			quote = text.indexOf('"', quote + 1);
			continue;
		}
		const close = closingQuote(text, quote, delimiter);
		out += text.slice(done, quote).replace(LINE_END, '\n');
		const end = close === -1 ? text.length : close + 1;
		out += text.slice(quote, end);
		done = end;
		quote = text.indexOf('"', end);
	}
	return out + text.slice(done).replace(LINE_END, '\n');
}

function opensField(text: string, quote: number, delimiter: string): boolean {
	if (quote === 0) return true;
	const before = text.charCodeAt(quote - 1);
	return before === 10 || before === 13 || text.startsWith(delimiter, quote - delimiter.length);
}

/** The quote that ends the field, by the rule of the parser: blanks and then a delimiter, a line end or the end follow. */
function closingQuote(text: string, open: number, delimiter: string): number {
	let at = open;
	for (;;) {
		at = text.indexOf('"', at + 1);
		if (at === -1) return -1;
		if (text.charCodeAt(at + 1) === 34) {
			at++;
			continue;
		}
		let after = at + 1;
		while (text.charCodeAt(after) === 32 && !text.startsWith(delimiter, after)) after++;
		const code = text.charCodeAt(after);
		if (after >= text.length || code === 10 || code === 13 || text.startsWith(delimiter, after))
			return at;
	}
}
