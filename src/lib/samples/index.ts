import { appEvents } from './app-events';
import { readingClub } from './reading-club';
import type { SampleFile } from './sheet';
import { shop } from './shop';

export type { SampleFile } from './sheet';

/** Example data, made on the spot: files that are imported like anybody's own. */
export interface Sample {
	readonly id: string;
	/** What the data set is called, in both languages at once. */
	readonly name: string;
	/** IANA name of the zone of its clock. */
	readonly zone: string;
	/** The same files, byte by byte, for the same seed. */
	readonly generate: (seed?: number) => readonly SampleFile[];
}

const ZONE = 'Asia/Shanghai';

export const SAMPLES: readonly Sample[] = [
	{
		id: 'reading-club',
		name: '悦读亲子社群 Reading club',
		zone: ZONE,
		generate: (seed = 20260628) => readingClub(seed),
	},
	{
		id: 'shop',
		name: '一家小店 Small shop',
		zone: ZONE,
		generate: (seed = 20260630) => shop(seed),
	},
	{
		id: 'events',
		name: '一个小程序 App events',
		zone: ZONE,
		generate: (seed = 20260426) => appEvents(seed),
	},
];

/** The sample of an id. Throws when there is none. */
export function sampleOf(id: string): Sample {
	const sample = SAMPLES.find((one) => one.id === id);
	if (sample === undefined) throw new Error(`There is no sample ${id}`);
	return sample;
}
