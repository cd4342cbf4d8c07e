import { localZone } from '../../base/zone';
import { engine } from '../../engine/client';
import type { ImportFailure } from '../../engine/intake-protocol';
import { badCells, checkMapping } from '../../intake/preview';
import type { Inspection, InputFile, IntakeProgress, ReadOptions } from '../../intake/types';
import type { Dataset } from '../../model/dataset';
import type { Mapping } from '../../model/mapping';
import type { Store } from '../../store/store';
import { Joining } from './joining.svelte';
import { recallMapping, rememberMapping } from './remembered';

/** What stopped a file or an import: something a person can act on, or a bug in the words of the machine. */
export interface ImportTrouble {
	readonly failure: ImportFailure | null;
	readonly error: string | null;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One file on the import page: what was found in it, and what the person said about it. */
export class IntakeFile implements ImportTrouble {
	readonly input: InputFile;
	/** Bytes read while the file is opened; null when that is done. */
	opening = $state.raw<number | null>(null);
	options = $state.raw<ReadOptions>({});
	inspection = $state.raw<Inspection | null>(null);
	failure = $state.raw<ImportFailure | null>(null);
	error = $state.raw<string | null>(null);
	mapping = $state.raw<Mapping | null>(null);
	/** What such a file was last taken for, if it is not what is proposed. */
	remembered = $state.raw<Mapping | null>(null);
	/** The person wants the proposal. */
	#forgotten = false;
	/** Raised by every inspection, so that a late answer to an older question is dropped. */
	#asked = 0;

	constructor(
		input: InputFile,
		private readonly store: () => Promise<Store>,
	) {
		this.input = input;
	}

	get name(): string {
		return this.input.name;
	}

	/** Cells of the preview that the mapping cannot use, as "row:column". */
	readonly bad = $derived.by(() => {
		if (!this.inspection || !this.mapping) return new Set<string>();
		const { preview, columns } = this.inspection;
		return new Set(
			badCells(this.mapping, preview, columns).map(([row, column]) => `${row}:${column}`),
		);
	});

	/** What must be mended before the file can be imported. */
	readonly faults = $derived.by(() =>
		this.inspection && this.mapping ? checkMapping(this.mapping, this.inspection.columns) : [],
	);

	readonly usable = $derived(
		this.inspection !== null && this.mapping !== null && this.faults.length === 0,
	);

	async inspect(zone: string): Promise<void> {
		const question = ++this.#asked;
		const edited =
			this.mapping !== null && this.mapping !== this.inspection?.mapping ? this.mapping : null;
		let answer: Awaited<ReturnType<typeof engine.inspect>>;
		try {
			answer = await engine.inspect(this.input, this.options, zone);
		} catch (error) {
			if (question === this.#asked) this.error = textOf(error);
			return;
		}
		const proposal = answer.ok && edited === null && !this.#forgotten ? answer.inspection : null;
		const remembered = proposal && (await this.#recall(proposal));
		if (question !== this.#asked) return;
		this.error = null;
		if (answer.ok) {
			this.failure = null;
			this.inspection = answer.inspection;
			const names = new Set(answer.inspection.columns.map((column) => column.name));
			this.mapping = edited && stillFits(edited, names) ? edited : answer.inspection.mapping;
			if (remembered !== null) this.mapping = this.remembered = remembered;
		} else {
			this.failure = answer.failure;
		}
	}

	/** Without the store there is nothing to remember; the file is read all the same. */
	async #recall({ columns, mapping }: Inspection): Promise<Mapping | null> {
		try {
			return await recallMapping(await this.store(), columns, mapping);
		} catch {
			return null;
		}
	}

	/** Takes what is proposed in place of what was remembered. */
	useProposal(): void {
		this.#forgotten = true;
		this.remembered = null;
		if (this.inspection !== null) this.mapping = this.inspection.mapping;
	}

	/** Keeps the mapping for the next file of its kind. */
	async remember(): Promise<void> {
		if (this.inspection === null || this.mapping === null) return;
		await rememberMapping(await this.store(), this.inspection.columns, this.mapping);
	}
}

function stillFits(mapping: Mapping, names: ReadonlySet<string>): boolean {
	const used = [
		mapping.member,
		...mapping.events.map((event) => event.time),
		...Object.values(mapping.roles),
	];
	return used.every((name) => name === null || name === undefined || names.has(name));
}

/** The import page: files in, one data set out. */
export class Intake implements ImportTrouble {
	files = $state.raw<readonly IntakeFile[]>([]);
	/** Sheets that are hidden in their workbook: read only when asked for. */
	hidden = $state.raw<readonly InputFile[]>([]);
	current = $state(0);
	zone = $state(localZone());
	name = $state('');
	progress = $state.raw<IntakeProgress | null>(null);
	failure = $state.raw<ImportFailure | null>(null);
	error = $state.raw<string | null>(null);
	/** The data set that the files go into, if not a new one. */
	readonly joining = new Joining();
	#stop: (() => void) | null = null;
	readonly #opening = new Map<IntakeFile, () => void>();

	constructor(private readonly store: () => Promise<Store>) {}

	#fileOf(input: InputFile): IntakeFile {
		return new IntakeFile(input, this.store);
	}

	get file(): IntakeFile | null {
		return this.files[this.current] ?? null;
	}
	get importing(): boolean {
		return this.progress !== null;
	}
	get ready(): boolean {
		return !this.importing && this.files.length > 0 && this.files.every((file) => file.usable);
	}

	add(files: Iterable<File>): void {
		const added = [...files].map((file) => this.#fileOf({ name: file.name, blob: file }));
		if (added.length === 0) return;
		if (this.files.length === 0) this.name = added[0]!.name.replace(/\.[^.]*$/, '');
		this.files = [...this.files, ...added];
		this.current = this.files.length - added.length;
		this.#forget();
		for (const file of added) void this.#open(file);
	}

	/** Reads the hidden sheets too. */
	addHidden(): void {
		const added = this.hidden.map((input) => this.#fileOf(input));
		this.hidden = [];
		this.files = [...this.files, ...added];
		for (const file of added) void file.inspect(this.zone);
	}

	/** Puts the tables that are in a file in its place. */
	async #open(file: IntakeFile): Promise<void> {
		file.opening = 0;
		const job = engine.open(file.input, (bytes) => {
			if (file.opening !== null) file.opening = bytes;
		});
		this.#opening.set(file, job.cancel);
		try {
			const answer = await job.answer;
			if (!this.files.includes(file)) return;
			if (!answer.ok) {
				file.failure = answer.failure;
				return;
			}
			const shown = answer.files.filter(({ origin }) => origin?.hidden !== true);
			const tables = (shown.length > 0 ? shown : answer.files).map((input) => this.#fileOf(input));
			this.hidden = [...this.hidden, ...(shown.length > 0 ? answer.files : [])].filter(
				(input) => input.origin?.hidden === true,
			);
			const current = this.file;
			this.files = this.files.flatMap((one) => (one === file ? tables : [one]));
			this.current = Math.max(0, this.files.indexOf(current === file ? tables[0]! : current!));
			for (const table of tables) void table.inspect(this.zone);
		} catch (error) {
			file.error = textOf(error);
		} finally {
			file.opening = null;
			this.#opening.delete(file);
		}
	}

	remove(file: IntakeFile): void {
		this.#opening.get(file)?.();
		this.hidden = this.hidden.filter(
			({ origin }) =>
				origin!.file !== file.name &&
				this.files.some((one) => one !== file && one.input.origin?.file === origin!.file),
		);
		this.files = this.files.filter((other) => other !== file);
		this.current = Math.max(0, Math.min(this.current, this.files.length - 1));
		this.#forget();
	}

	read(file: IntakeFile, options: ReadOptions): void {
		file.options = { ...file.options, ...options };
		void file.inspect(this.zone);
	}

	setZone(zone: string): void {
		this.zone = zone;
		for (const file of this.files) if (file.inspection !== null) void file.inspect(zone);
	}

	/** Imports all files, into a new data set or one that is there; null when it failed or was cancelled (`failure` says why). */
	async import(): Promise<{ dataset: string; revision: string; unchanged?: true } | null> {
		const { files } = this;
		const done = await this.#import();
		// What cannot be remembered is asked for again.
		if (done !== null) for (const file of files) file.remember().catch(() => undefined);
		return done;
	}

	async #import(): Promise<{ dataset: string; revision: string; unchanged?: true } | null> {
		const { into } = this.joining;
		if (into !== null) {
			const add = this.files.map((file) => this.joining.sourceOf(file));
			await this.joining.settle();
			return this.#run((onProgress) => engine.revise({ dataset: into, add }, onProgress));
		}
		return this.#run((onProgress) =>
			engine.importFiles(
				{
					files: this.files.map((file) => ({
						file: file.input,
						options: file.options,
						mapping: file.mapping!,
					})),
					name: this.name.trim() || this.files[0]!.name,
					zone: this.zone,
					weekStart: 1,
				},
				onProgress,
			),
		);
	}

	async importSample(sample: string): Promise<{ dataset: string; revision: string } | null> {
		return this.#run((onProgress) => engine.importSample(sample, 'Asia/Shanghai', onProgress));
	}

	async #run(
		start: (
			onProgress: (progress: IntakeProgress) => void,
		) => ReturnType<typeof engine.importFiles>,
	) {
		if (this.importing) return null;
		this.#forget();
		this.progress = {
			phase: 'read',
			file: 0,
			files: this.files.length,
			rows: 0,
			bytesRead: 0,
			bytesTotal: 0,
		};
		let prepared = false;
		const job = start((progress) => {
			// Not before the import is under way: that matters more.
			if (!prepared) engine.prepare();
			prepared = true;
			if (this.importing) this.progress = progress;
		});
		this.#stop = job.cancel;
		try {
			const answer = await job.answer;
			if (!answer.ok) {
				this.failure = answer.failure;
				return null;
			}
			engine.prepare(answer.revision);
			this.files = [];
			this.hidden = [];
			this.current = 0;
			this.joining.forget();
			this.joining.into = null;
			return answer;
		} catch (error) {
			this.error = textOf(error);
			return null;
		} finally {
			this.progress = null;
			this.#stop = null;
		}
	}

	cancel(): void {
		this.#stop?.();
	}

	/** Where the files go; their times are read by that data set's clock. */
	setInto(dataset: Pick<Dataset, 'id' | 'zone'> | null): void {
		this.joining.forget();
		this.joining.into = dataset?.id ?? null;
		if (dataset !== null && dataset.zone !== this.zone) this.setZone(dataset.zone);
	}

	#forget(): void {
		this.failure = null;
		this.error = null;
	}
}
