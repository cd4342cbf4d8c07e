import { inflate } from './inflate';
import type { Converter } from './types';

/** One file, compressed: the file inside, whatever it is. */
export const gzip: Converter = {
	id: 'gzip',

	recognises(_file, head) {
		return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
	},

	async convert({ name, blob }, hooks) {
		return [{ name: unpackedName(name), blob: await inflate(blob, 'gzip', { file: name, hooks }) }];
	},
};

function unpackedName(name: string): string {
	return name.replace(/(?<=.)\.gz(ip)?$/i, '');
}
