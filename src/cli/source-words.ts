import type { Mapping } from '../lib/model/mapping';
import { UsageError } from './args';
import { findFile, readMapping } from './files';
import type { SourceSpec } from './workspace';

/** A source as the command line names it. */
export interface SourceWords {
	readonly file: string;
	readonly mapping: string | null;
	/** The place of the source that it is a later export of. */
	readonly follows: number | null;
}

/** Options that belong to the source before them. */
export const SOURCE_OPTIONS = ['--source', '--mapping', '--follows'];

/**
 * `--source FILE… [--mapping FILE.json] [--follows FILE]`, as often as there are sources: a mapping and what it follows belong
 * to the source before them.
 */
export class SourceReader {
	readonly all: SourceWords[] = [];
	/** More files may follow without another `--source`. */
	open = false;

	take(option: string, value: string): boolean {
		this.open = option === '--source';
		if (option === '--source') this.#add(value);
		else if (option === '--mapping') this.#map(value);
		else if (option === '--follows') this.#follow(value);
		else return false;
		return true;
	}

	more(file: string): void {
		if (!this.open) throw new UsageError(`what is ${file} for?`);
		this.#add(file);
	}

	#add(file: string): void {
		this.all.push({ file, mapping: null, follows: null });
	}

	#map(mapping: string): void {
		const last = this.#last('--mapping');
		if (last.mapping !== null) throw new UsageError(`${last.file} has two mappings`);
		this.all.push({ ...last, mapping });
	}

	#follow(earlier: string): void {
		const last = this.#last('--follows');
		if (last.follows !== null) throw new UsageError(`${last.file} follows two sources`);
		const follows = this.all.findIndex(({ file }) => file === earlier);
		if (follows < 0)
			throw new UsageError(`--follows: ${earlier} is no --source before ${last.file}`);
		this.all.push({ ...last, follows });
	}

	/** The source before the option, taken off the list. */
	#last(option: string): SourceWords {
		const last = this.all.pop();
		if (last === undefined) throw new UsageError(`${option} must follow its --source`);
		return last;
	}
}

export async function openSources(words: readonly SourceWords[]): Promise<SourceSpec[]> {
	const here = [process.cwd()];
	const sources: SourceSpec[] = [];
	for (const { file, mapping, follows } of words) {
		const path = await findFile(file, here);
		const said: Mapping | null =
			mapping === null ? null : await readMapping(await findFile(mapping, here));
		sources.push({ path, mapping: said, follows });
	}
	return sources;
}
