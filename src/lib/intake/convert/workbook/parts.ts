import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import type { ConvertHooks } from '../types';
import { readZip, type ZipEntry } from '../zip/read-zip';
import { attribute, readXml } from './xml';

/** What the parts around the sheets may be: strings are held in memory. */
const MAX_PART_BYTES = 512 * 1024 * 1024;
/** A sheet of a million rows has some hundred megabytes. */
const MAX_SHEET_BYTES = 2 * 1024 * 1024 * 1024;

/** The parts of a workbook that is an archive, and how they refer to each other. */
export class Parts {
	readonly #entries: ReadonlyMap<string, ZipEntry>;

	private constructor(
		private readonly file: InputFile,
		entries: readonly ZipEntry[],
		private readonly hooks: ConvertHooks,
	) {
		this.#entries = new Map(entries.map((entry) => [keyOf(entry.name), entry]));
	}

	static async open(file: InputFile, hooks: ConvertHooks): Promise<Parts> {
		return new Parts(file, await readZip(file), hooks);
	}

	has(path: string): boolean {
		return this.#entries.has(keyOf(path));
	}

	async read(path: string): Promise<Blob> {
		return this.#entry(path).read(MAX_PART_BYTES);
	}

	/** Of the sheets, which are nearly all of the file, the progress is told. */
	async readSheet(path: string): Promise<Blob> {
		return this.#entry(path).read(MAX_SHEET_BYTES, this.hooks);
	}

	/** What a part refers to: by id, the kind (last word of its address) and the path. */
	async relations(
		path: string,
	): Promise<ReadonlyMap<string, { readonly kind: string; readonly path: string }>> {
		const slash = path.lastIndexOf('/');
		const folder = path.slice(0, slash + 1);
		const found = new Map<string, { kind: string; path: string }>();
		const beside = `${folder}_rels/${path.slice(slash + 1)}.rels`;
		if (!this.has(beside)) return found;
		await readXml(await this.read(beside), this.hooks, {
			open: (name, attributes) => {
				if (name !== 'Relationship') return;
				const target = attribute(attributes, 'Target') ?? '';
				const kind = (attribute(attributes, 'Type') ?? '').replace(/^.*\//s, '');
				found.set(attribute(attributes, 'Id') ?? '', { kind, path: resolvePath(folder, target) });
			},
			close: () => undefined,
			text: () => undefined,
		});
		return found;
	}

	#entry(path: string): ZipEntry {
		const entry = this.#entries.get(keyOf(path));
		if (!entry) throw refusal('file-damaged', this.file.name, path);
		return entry;
	}
}

/** Some programs write \ and other cases than they refer to. */
function keyOf(path: string): string {
	return path.replaceAll('\\', '/').toLowerCase();
}

function resolvePath(folder: string, target: string): string {
	const parts: string[] = [];
	for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}
