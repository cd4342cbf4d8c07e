import * as v from 'valibot';
import { BY_ALL_KEYS, type IdentityRule } from '../lib/model/dataset';
import { PERSON_KEYS } from '../lib/model/mapping';
import { InputError } from './args';
import { issueText } from './script-words';

const id = v.pipe(v.string(), v.nonEmpty());
const pairs = v.optional(v.array(v.tuple([id, id])), []);

/** Who is one person, as docs/formats.md describes it; what is left out is as in a new data set. */
export const identitySchema = v.pipe(
	v.unknown(),
	v.check((document) => !Array.isArray(document), 'must be an object, not a list'),
	v.strictObject({
		by: v.optional(v.array(v.picklist(PERSON_KEYS)), [...BY_ALL_KEYS.by]),
		together: pairs,
		apart: pairs,
	}),
);

export function checkIdentity(document: unknown): IdentityRule {
	const checked = v.safeParse(identitySchema, document);
	if (checked.success) return checked.output;
	const [issue] = checked.issues;
	const path = v.getDotPath(issue);
	const where = path === null ? '' : ` at ${path}`;
	throw new InputError('bad-identity', `identity${where}: ${issueText(issue.message)}`);
}
