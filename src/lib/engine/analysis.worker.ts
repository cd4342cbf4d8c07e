import { expose, releaseProxy, transfer, type ProxyMethods } from 'comlink';
import { openStore } from '../store/dexie';
import { analysisService } from './analysis-api';
import type { AnalysisApi } from './protocol';
import { transferables } from './transferables';

const { api, owns } = analysisService(() => openStore());

/** Results move instead of being copied, and a callback's channel is closed after its last call. */
const exposed: AnalysisApi = {
	...api,
	async run(job, request, onProgress) {
		try {
			const answer = await api.run(job, request, onProgress);
			return transfer(answer, transferables(answer, owns));
		} finally {
			(onProgress as typeof onProgress & Partial<ProxyMethods>)[releaseProxy]?.();
		}
	},
	async people(job, request, ref) {
		const answer = await api.people(job, request, ref);
		return transfer(answer, transferables(answer, owns));
	},
	async members(request) {
		const answer = await api.members(request);
		return transfer(answer, transferables(answer, owns));
	},
	async evaluateRule(request) {
		const answer = await api.evaluateRule(request);
		return transfer(answer, transferables(answer, owns));
	},
};

expose(exposed);
