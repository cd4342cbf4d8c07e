import { drain } from '../../base/drain';
import type { Data, Finding, FindingValue, Why } from '../contract';
import { memberValues } from '../shared/member-values';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import type { ProfileParams } from './manifest';
import type { ProfileRef } from './result';

/** A member's own value of each dimension, and how it comes about. */
export const why: Why<ProfileParams, ProfileRef> = (data, params, _ref, member) => {
	if (memberSince(data.timeline, member) >= data.scope.to) return [reason('why.unknown')];
	const { dimension, by } = params;
	return [
		valueOf(data, dimension, member, 'why.value'),
		...(by === null ? [] : [valueOf(data, by, member, 'why.crossed')]),
	];
};

function valueOf(
	data: Data,
	column: ProfileParams['dimension'],
	member: number,
	key: string,
): Finding {
	const values = drain(memberValues(data, column));
	const said = (value: FindingValue): Finding =>
		reason(key, { value, rule: values.rule === 'most-frequent' ? 'frequent' : values.rule });
	if (values.form === 'numbers') {
		const value = values.values[member]!;
		return said(Number.isNaN(value) ? { message: 'value.missing' } : { number: value });
	}
	const code = values.codes[member]!;
	if (code === 0) return said({ message: 'value.missing' });
	const label = values.label(code);
	if ('kind' in label) return said({ event: { kind: label.kind } });
	return said('text' in label ? label.text : label);
}
