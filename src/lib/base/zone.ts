import { DAY, HOUR, MINUTE, SECOND } from './time';

/**
 * Offsets of a zone are asked from Intl once per day block; a block in which the offset changes is searched for the
 * instant of the change. A conversion is then a lookup, so a million of them cost milliseconds, not seconds.
 */
interface Block {
	/** Offset in ms from the start of the block until `change`. */
	readonly before: number;
	readonly change: number;
	/** Offset from `change` on. */
	readonly after: number;
}

class Zone {
	private readonly format: Intl.DateTimeFormat;
	private readonly blocks = new Map<number, Block>();
	private readonly edges = new Map<number, number>();
	private lastNumber = NaN;
	private last: Block | undefined;

	constructor(name: string) {
		this.format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
	}

	wall(instant: number): number {
		if (Number.isNaN(instant)) return NaN;
		const number = Math.floor(instant / DAY);
		let block = number === this.lastNumber ? this.last : this.blocks.get(number);
		if (block === undefined) {
			block = this.search(number);
			this.blocks.set(number, block);
		}
		this.lastNumber = number;
		this.last = block;
		return instant + (instant < block.change ? block.before : block.after);
	}

	private search(number: number): Block {
		const before = this.edge(number);
		const after = this.edge(number + 1);
		if (before === after) return { before, change: Infinity, after };
		let low = number * DAY;
		let high = low + DAY;
		while (high - low > SECOND) {
			const middle = Math.floor((low + high) / 2 / SECOND) * SECOND;
			if (this.offset(middle) === before) low = middle;
			else high = middle;
		}
		return { before, change: high, after };
	}

	/** Offset at the start of a block, shared with the block before. */
	private edge(number: number): number {
		let offset = this.edges.get(number);
		if (offset === undefined) {
			offset = this.offset(number * DAY);
			this.edges.set(number, offset);
		}
		return offset;
	}

	private offset(instant: number): number {
		const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(this.format.format(instant));
		if (!match) throw new RangeError('this browser does not tell the offset of a time zone');
		const [, sign, hours, minutes, seconds] = match;
		const size =
			Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE + Number(seconds ?? 0) * SECOND;
		return sign === '-' ? -size : size;
	}
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
	let zone = zones.get(name);
	if (!zone) {
		zone = new Zone(name);
		zones.set(name, zone);
	}
	return zone;
}

/**
 * What the clocks of a zone show at an instant (ms since 1970 UTC), as wall time (see time.ts). NaN stays NaN.
 * Throws RangeError on a zone that the runtime does not know.
 */
export function wallTime(instant: number, zone: string): number {
	return zoneOf(zone).wall(instant);
}

/** Whether the runtime knows a time zone of this name. */
export function isZone(name: string): boolean {
	try {
		zoneOf(name);
		return true;
	} catch {
		return false;
	}
}

/** The zone that this machine is set to. */
export function localZone(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
