/**
 * How much bytes look like text of an East Asian encoding, 0…1. Strict decoding alone does not decide: most GBK text is
 * valid Big5 and the other way round. What tells them apart is which code points are common.
 */

/** Share of the two-byte sequences that are level-1 (frequent) hanzi of GB 2312 or its punctuation. */
export function scoreGb18030(bytes: Uint8Array): number {
	let pairs = 0;
	let good = 0;
	for (let i = 0; i < bytes.length - 1; i++) {
		const lead = bytes[i]!;
		if (lead < 0x80) continue;
		const trail = bytes[++i]!;
		pairs++;
		if (trail < 0x40) i += 2;
		else if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3))
			good++;
	}
	return pairs === 0 ? 0 : good / pairs;
}

/** Share of the two-byte sequences that are frequent hanzi of Big5 or its punctuation. */
export function scoreBig5(bytes: Uint8Array): number {
	let pairs = 0;
	let good = 0;
	for (let i = 0; i < bytes.length - 1; i++) {
		const lead = bytes[i]!;
		if (lead < 0x80) continue;
		const trail = bytes[++i]!;
		pairs++;
		const valid = (trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1;
		if (valid && ((lead >= 0xa4 && lead <= 0xc6) || (lead === 0xa1 && trail <= 0x7e))) good++;
	}
	return pairs === 0 ? 0 : good / pairs;
}

/** Characters without a single kana among them that are needed to think of Japanese at all: a few headers. */
const WITHOUT_KANA = 6;

/** Share of the characters that are kana or level-1 kanji; text without any kana counts half, for nearly all has some. */
export function scoreShiftJis(bytes: Uint8Array): number {
	let characters = 0;
	let good = 0;
	let kana = 0;
	for (let i = 0; i < bytes.length; i++) {
		const lead = bytes[i]!;
		if (lead < 0x80) continue;
		characters++;
		if (lead >= 0xa1 && lead <= 0xdf) {
			// Half-width kana come in runs of several.
			const next = bytes[i + 1] ?? 0;
			const before = bytes[i - 1] ?? 0;
			if ((next >= 0xa1 && next <= 0xdf) || (before >= 0xa1 && before <= 0xdf)) {
				kana++;
				good++;
			}
			continue;
		}
		const trail = bytes[++i] ?? 0;
		if ((lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96)) {
			kana++;
			good++;
		} else if (lead === 0x81 || (lead === 0x82 && trail < 0x9f) || (lead >= 0x88 && lead <= 0x97))
			good++;
	}
	if (characters === 0) return 0;
	// Every GBK text is full of bytes that could be half-width kana: with kana alone the rest must speak for it too.
	const doubleByte = good - countHalfWidth(bytes);
	const share = good / characters;
	if (kana === 0) return characters < WITHOUT_KANA ? 0 : share / 2;
	return doubleByte > 0 ? share : share / 4;
}

function countHalfWidth(bytes: Uint8Array): number {
	let count = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!;
		if (byte < 0x80) continue;
		if (byte >= 0xa1 && byte <= 0xdf) count++;
		else i++;
	}
	return count;
}
