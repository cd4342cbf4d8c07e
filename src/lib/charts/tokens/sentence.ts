import type { Manifest, Token } from '../../analyses/contract';
import type { Part, Translator } from '../../i18n/format';
import { tokenText } from './text';

export interface SentencePart {
	readonly text: string;
	/** The value of a param, not a word of the sentence. */
	readonly token: boolean;
}

/** The sentence of these params, cut at its tokens. `segment` says whom the scope is about; `t` is of the analysis's own messages. */
export function cutSentence(
	{ params: { sentence, tokens } }: Manifest,
	params: unknown,
	segment: string,
	t: Translator<string>,
): readonly Part<object>[] {
	const { key, values } = sentence(params);
	const slots = Object.fromEntries(Object.keys(tokens).map((name) => [name, { name }]));
	return t.parts(key, { segment, ...values, ...slots });
}

/** The params of a cell as one sentence: what the cell computes, ready to read. */
export function sentenceParts(
	manifest: Manifest,
	params: unknown,
	segment: string,
	t: Translator<string>,
): readonly SentencePart[] {
	const tokens = manifest.params.tokens as Readonly<Record<string, Token<Record<string, unknown>>>>;
	return cutSentence(manifest, params, segment, t).map((part) => {
		if (typeof part === 'string') return { text: part, token: false };
		const token = tokens[part.slot]!;
		const value = (params as Readonly<Record<string, unknown>>)[token.path];
		return { text: tokenText(token, value, t), token: true };
	});
}
