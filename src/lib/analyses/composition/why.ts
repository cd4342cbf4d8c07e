import type { Finding, Why } from '../contract';
import { ownValue } from '../shared/own-value';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import type { CompositionParams } from './manifest';
import { TRAITS, type CompositionRef } from './result';

/** A member's group, and the member's own value of each trait that is looked at. */
export const why: Why<CompositionParams, CompositionRef> = (data, params, _ref, member) => {
	if (memberSince(data.timeline, member) >= data.scope.to) return [reason('why.unknown')];
	const out: Finding[] = [];
	if (params.group !== null) {
		const { value, rule } = ownValue(data, params.group, member);
		const how = rule === 'most-frequent' ? 'frequent' : rule;
		out.push(value === null ? reason('why.ungrouped') : reason('why.group', { value, rule: how }));
	}
	for (const id of TRAITS) {
		if (params[id] === null) continue;
		const { value } = ownValue(data, params[id], member);
		const trait = { message: `trait.${id}` };
		out.push(
			value === null
				? reason('why.traitMissing', { trait })
				: reason('why.trait', { trait, value }),
		);
	}
	return out;
};
