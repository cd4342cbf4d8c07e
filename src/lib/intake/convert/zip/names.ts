/** Code page 437 from 128 up: what zip means where it says nothing. */
const CP437 =
	'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
	'╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';

/**
 * The name of an entry. Without the flag for UTF-8 the bytes may still be UTF-8 (macOS), else what Chinese Windows wrote,
 * else code page 437.
 */
export function entryName(bytes: Uint8Array, isUtf8: boolean): string {
	if (isUtf8) return new TextDecoder('utf-8').decode(bytes);
	return strict(bytes, 'utf-8') ?? strict(bytes, 'gb18030') ?? fromCp437(bytes);
}

function strict(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function fromCp437(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) =>
		byte < 128 ? String.fromCharCode(byte) : CP437[byte - 128]!,
	).join('');
}
