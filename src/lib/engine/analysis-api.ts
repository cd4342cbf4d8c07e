import type { Store } from '../store/store';
import { answerPeople, answerRun } from './answer';
import { answerChanges, answerExplain, answerRule, answerSizes } from './answer-segments';
import type { RevisionColumns } from './columns';
import {
	answerMembers,
	describeEvents,
	describeMember,
	describeMembers,
	describeOrigin,
	eventsOf,
} from './members';
import { describePeople, searchPeople } from './people';
import type { AnalysisApi } from './protocol';
import { RevisionCache } from './revision-cache';

/** The analysis worker's surface over a store, and the question whose memory is whose. */
export interface AnalysisService {
	readonly api: AnalysisApi;
	/** Is this memory kept here for later runs? Then it must not be transferred. */
	owns(buffer: ArrayBufferLike): boolean;
}

/** The store is opened when the first question comes, and again if that failed. */
export function analysisService(openStore: () => Promise<Store>): AnalysisService {
	let opening: Promise<RevisionCache> | undefined;
	let opened: RevisionCache | undefined;
	const cancelled = new Set<number>();

	function cache(): Promise<RevisionCache> {
		opening ??= openStore().then(
			(store) => (opened = new RevisionCache(store)),
			(error: unknown) => {
				opening = undefined;
				throw error;
			},
		);
		return opening;
	}

	async function revisionColumns(id: string): Promise<RevisionColumns> {
		const columns = await (await cache()).get(id);
		if (columns === null) throw new Error(`There is no revision ${id}`);
		return columns;
	}

	return {
		api: {
			async prepare(revision) {
				const columns = await (await cache()).get(revision ?? '');
				await columns?.load([]);
			},
			async run(job, request, onProgress) {
				try {
					return await answerRun(await cache(), request, {
						cancelled: () => cancelled.has(job),
						onProgress,
					});
				} finally {
					cancelled.delete(job);
				}
			},
			people: async (_job, request, ref) => answerPeople(await cache(), request, ref),
			describe: async (revision, members, columns) =>
				describePeople(await revisionColumns(revision), members, columns),
			search: async (revision, members, text) =>
				searchPeople(await revisionColumns(revision), members, text),
			members: async (request) => answerMembers(await cache(), request),
			memberRows: async (revision, members, columns) =>
				describeMembers(await revisionColumns(revision), members, columns),
			member: async (revision, id) => describeMember(await revisionColumns(revision), id),
			memberEvents: async (revision, member, kinds) =>
				eventsOf(await revisionColumns(revision), member, kinds),
			eventLines: async (revision, rows) => describeEvents(await revisionColumns(revision), rows),
			eventOrigin: async (revision, row) => describeOrigin(await revisionColumns(revision), row),
			evaluateRule: async (request) => answerRule(await cache(), request),
			explain: async (request) => answerExplain(await cache(), request),
			segmentSizes: async (request) => answerSizes(await cache(), request),
			segmentChanges: async (request) => answerChanges(await cache(), request),
			cancel: (job) => void cancelled.add(job),
			forget: (keep) => opened?.forget(keep),
		},
		owns: (buffer) => opened?.owns(buffer) ?? false,
	};
}
