import { expose, releaseProxy, type ProxyMethods } from 'comlink';
import { openStore } from '../store/dexie';
import { intakeApi, type Exclusively } from './intake-api';
import type { IntakeApi } from './intake-protocol';
import { sampleTables } from './sample';

const LOCK = 'opsbook:import';

const exclusively: Exclusively = (work) =>
	navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) =>
		lock === null ? null : work(),
	);

const api = intakeApi({ openStore: () => openStore(), exclusively, sampleTables });

/** Closes a callback's channel after its last call. */
async function released<T>(callback: unknown, answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} finally {
		(callback as Partial<ProxyMethods>)[releaseProxy]?.();
	}
}

const exposed: IntakeApi = {
	...api,
	open: (job, file, onProgress) => released(onProgress, api.open(job, file, onProgress)),
	importFiles: (job, request, onProgress) =>
		released(onProgress, api.importFiles(job, request, onProgress)),
	revise: (job, request, onProgress) => released(onProgress, api.revise(job, request, onProgress)),
	compare: (job, request, onProgress) =>
		released(onProgress, api.compare(job, request, onProgress)),
	importSample: (job, sample, zone, onProgress) =>
		released(onProgress, api.importSample(job, sample, zone, onProgress)),
};

expose(exposed);
