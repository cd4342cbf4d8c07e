import type { Finding, Why } from '../contract';
import { ownValue } from '../shared/own-value';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import type { ProfileParams } from './manifest';
import type { ProfileRef } from './result';

/** A member's own value of each dimension, and how it comes about. */
export const why: Why<ProfileParams, ProfileRef> = (data, params, _ref, member) => {
	if (memberSince(data.timeline, member) >= data.scope.to) return [reason('why.unknown')];
	const { dimension, by } = params;
	const say = (key: string, column: ProfileParams['dimension']): Finding => {
		const { value, rule } = ownValue(data, column, member);
		return reason(key, {
			value: value ?? { message: 'value.missing' },
			rule: rule === 'most-frequent' ? 'frequent' : rule,
		});
	};
	return [say('why.value', dimension), ...(by === null ? [] : [say('why.crossed', by)])];
};
