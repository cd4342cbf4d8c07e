import type { InputFile } from '../../types';
import { refusal } from '../refuse';
import type { ConvertHooks } from '../types';
import { readZip, type ZipEntry } from '../zip/read-zip';
import { attribute, tags } from './xml-tags';

/** The parts that say what a workbook holds are short. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

export interface Relation {
	readonly id: string;
	/** The last word of its address. */
	readonly kind: string;
	readonly path: string;
}

/** The parts of a workbook that is an archive, and how they refer to each other. */
export class Parts {
	readonly #entries: ReadonlyMap<string, ZipEntry>;

	private constructor(
		readonly file: InputFile,
		entries: readonly ZipEntry[],
		readonly hooks: ConvertHooks,
	) {
		this.#entries = new Map(entries.map((entry) => [keyOf(entry.name), entry]));
	}

	static async open(file: InputFile, hooks: ConvertHooks): Promise<Parts> {
		return new Parts(file, await readZip(file), hooks);
	}

	/** Where the workbook itself is: at its usual place, or where the list of contents says. */
	async main(): Promise<string> {
		const usual = ['xl/workbook.xml', 'xl/workbook.bin'].find((path) => this.has(path));
		if (usual !== undefined) return usual;
		const isMain = /sheet\.(binary\.)?(macroEnabled\.)?main\b/i;
		const found = tags(await this.text('[Content_Types].xml'), 'Override').find((part) =>
			isMain.test(attribute(part, 'ContentType') ?? ''),
		);
		const path = attribute(found ?? '', 'PartName')?.replace(/^\//, '') ?? '';
		if (!this.has(path)) throw refusal('file-damaged', this.file.name);
		return path;
	}

	has(path: string): boolean {
		return this.#entries.has(keyOf(path));
	}

	/** Bytes of a part as the archive says; `read` holds it to that. */
	sizeOf(path: string): number {
		return this.#entry(path).size;
	}

	/** The bytes of a part, held to their checksum. */
	read(path: string, limit: number): Promise<Blob> {
		return this.#entry(path).read(limit, this.hooks);
	}

	async text(path: string): Promise<string> {
		return (await this.#entry(path).read(MAX_TEXT_BYTES)).text();
	}

	/** What a part refers to. */
	async relations(path: string): Promise<readonly Relation[]> {
		const slash = path.lastIndexOf('/');
		const folder = path.slice(0, slash + 1);
		const beside = `${folder}_rels/${path.slice(slash + 1)}.rels`;
		if (!this.has(beside)) return [];
		return tags(await this.text(beside), 'Relationship').map((relation) => ({
			id: attribute(relation, 'Id') ?? '',
			kind: (attribute(relation, 'Type') ?? '').replace(/^.*\//s, ''),
			path: resolvePath(folder, attribute(relation, 'Target') ?? ''),
		}));
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
