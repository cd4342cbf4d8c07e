import { compute } from '$lib/analyses/clusters/compute';
import { manifest } from '$lib/analyses/clusters/manifest';
import { share } from '$lib/analyses/clusters/share';
import { SUPPRESSED } from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

test('property: no cluster of few, nor what it is like, can be worked out', () => {
	const size = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.nat(30));
	fc.assert(
		fc.property(fc.array(size, { minLength: 2, maxLength: 5 }), fc.nat(6), (sizes, missing) => {
			const rows = sizes.flatMap((count, c) =>
				Array.from({ length: count }, (_, i) => `${c}-${i},,,${c * c * 100 + (i % 3)}`),
			);
			const without = Array.from({ length: missing }, (_, i) => `none${i},,,`);
			const data = dataFromText(['member_id,time,event,member:x', ...rows, ...without].join('\n'));
			const written = { of: 'columns', columns: ['member:x'], scale: 'none' };
			const full = runToEnd(compute(data, v.parse(manifest.params.schema, written)));
			if (full.members < K || full.k === 0) return;
			const shared = share(full, K, null);
			const truth = new Map([
				['members', full.members],
				['clustered', full.clustered],
				['left out', full.leftOut],
				...full.clusters.map((one, c) => [`${c}`, one.size] as const),
			]);
			const told = new Map([
				['members', shared.members],
				['clustered', shared.clustered],
				['left out', shared.leftOut],
				...shared.clusters.map((one, c) => [`${c}`, one.size] as const),
			]);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const clusters = full.clusters.map((_, c) => `${c}`);
			const solved = workOut(
				[adds(['members'], ['clustered', 'left out']), adds(['clustered'], clusters)],
				(name) => (told.get(name)! >= 0 ? told.get(name) : undefined),
			);
			for (const [name, count] of solved)
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			const hidden = shared.clusters.filter(({ means }) => Number.isNaN(means[0])).length;
			expect(hidden, 'one mean alone follows from that of all').not.toBe(1);
			for (const one of shared.clusters)
				if (!(one.size >= 0))
					for (const value of [one.share, one.silhouette, ...one.means, ...one.z])
						expect(value).toBeNaN();
		}),
		{ numRuns: 100 },
	);
});
