import { jointZ } from '../../base/normal';
import type { Finding, FindingValue, Findings } from '../contract';
import type { ValueLabel } from '../shared/member-values';
import type { CompositionParams } from './manifest';
import type { CompositionResult } from './result';

/** In smaller groups the distribution of chance is too skewed for its deviation to say much. */
const FEW = 30;
const Z95 = 1.959964;

export const findings: Findings<CompositionParams, CompositionResult> = (result) => {
	const { members, grouped, ungrouped, traits, groups } = result;
	if (members === 0 || grouped === 0)
		return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	if (traits.length === 0) return [{ key: 'finding.noTraits', values: {}, tone: 'caution' }];
	const out: Finding[] = groups.length > 1 ? [furthest(result)] : [];
	for (const { id, base, known, evenness } of traits) {
		if (base === null) continue;
		out.push({
			key: id === 'sex' ? 'finding.mix' : 'finding.base',
			tone: 'plain',
			values: {
				trait: { message: `trait.${id}` },
				share: { share: base },
				evenness: { number: evenness ?? 0, digits: 2 },
				known: { count: known },
			},
		});
	}
	if (ungrouped > 0)
		out.push({
			key: 'finding.ungrouped',
			tone: 'plain',
			values: { ungrouped: { count: ungrouped }, members: { count: members } },
		});
	if (result.rule !== 'own') out.push({ key: 'finding.rule', values: {}, tone: 'plain' });
	return out;
};

function name(label: ValueLabel): FindingValue {
	if ('kind' in label) return { event: { kind: label.kind } };
	return 'text' in label ? label.text : label;
}

/** The group that is furthest from chance, by bounds that hold for all groups and traits together. */
function furthest({ groups, traits }: CompositionResult): Finding {
	const compared = groups.flatMap(({ label, likeness }) =>
		likeness.flatMap(({ known, agree, chance }, i) => {
			const { id, base } = traits[i]!;
			if (label === null || known < FEW || agree === null || base === null || chance === null)
				return [];
			// The wider half: the other may be cut off at 0 or 1.
			const deviation = Math.max(base - chance.low, chance.high - base) / Z95;
			return deviation > 0 ? [{ label, id, known, agree, base, chance, deviation }] : [];
		}),
	);
	const z = jointZ(compared.length);
	const [top] = compared
		.map((one) => ({ ...one, z: Math.abs(one.agree - one.base) / one.deviation }))
		.filter((one) => one.z > z)
		.sort((a, b) => b.z - a.z);
	if (top === undefined)
		return {
			key: 'finding.asChance',
			values: { comparisons: { count: compared.length } },
			tone: compared.length > 0 ? 'plain' : 'caution',
		};
	return {
		key: top.agree > top.base ? 'finding.alike' : 'finding.mixed',
		tone: 'notable',
		values: {
			group: name(top.label),
			trait: { message: `trait.${top.id}` },
			agree: { share: top.agree },
			base: { share: top.base },
			low: { share: top.chance.low },
			high: { share: top.chance.high },
			known: { count: top.known },
			comparisons: { count: compared.length },
		},
	};
}
