import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import type { ConvertHooks, Converter } from '../types';
import { zipKind } from './kind';
import { readZip } from './read-zip';

/** Endings of files that are surely no tables. Anything else is given on: its bytes tell. */
const NO_TABLES = new Set(
	(
		'png jpg jpeg gif webp bmp svg ico heic tif tiff psd mp3 mp4 m4a m4v mov avi mkv wav ogg oga opus webm flac amr silk ' +
		'pdf doc docx ppt pptx odt odp rtf epub htm html css js map md xml rels yml yaml ini ttf otf woff woff2 ' +
		'exe dll so dylib bin app dmg apk jar class rar 7z tar tgz bz2 xz zst db sqlite sqlite3 parquet'
	).split(' '),
);

/** The files in an archive that may be tables. Workbooks and chat exports are archives too, but not this converter's. */
export const zip: Converter = {
	id: 'zip',

	async recognises(file, head) {
		const kind = await zipKind(file, head);
		return kind === 'files' || kind === 'document';
	},

	async convert(file, hooks) {
		const entries = (await readZip(file)).filter(
			({ name, size }) => size > 0 && !NO_TABLES.has(ending(name)),
		);
		if (entries.length === 0) throw refusal('zip-nothing', file.name);
		const tables: InputFile[] = [];
		let read = 0;
		for (const entry of entries) {
			const blob = await entry.read(undefined, shifted(hooks, read));
			read += entry.compressedSize;
			tables.push({ name: entry.name, blob });
		}
		return tables;
	},
};

function ending(name: string): string {
	return /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function shifted(hooks: ConvertHooks, by: number): ConvertHooks {
	return { ...hooks, progress: (bytes) => hooks.progress(by + bytes) };
}
