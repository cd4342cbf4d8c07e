import { dirname } from 'node:path';
import * as v from 'valibot';
import { isZone } from '../lib/base/zone';
import { mappingSchema } from '../lib/model/mapping';
import { InputError, withoutPrototypes } from './args';
import { computeCase, type Case } from './compute-case';
import { findFile, readMapping, readText } from './files';
import { identitySchema } from './identity';
import { print, tell, toJson } from './output';
import { caseScopeSchema } from './scope';
import { issueText } from './script-words';
import { Workspace, type SourceSpec } from './workspace';

const caseSchema = v.strictObject({
	id: v.union([v.string(), v.number()]),
	analysis: v.string(),
	sources: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1)),
	/** One per source: the mapping itself, its file, or null for the proposed one. */
	mappings: v.optional(v.array(v.nullable(v.union([v.string(), mappingSchema])))),
	/** One per source: the place of the source that it is a later export of, or null. */
	follows: v.optional(v.array(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))))),
	identity: v.optional(identitySchema),
	params: v.optional(v.unknown()),
	scope: v.optional(caseScopeSchema, {}),
	zone: v.optional(v.pipe(v.string(), v.check(isZone, 'no such time zone'))),
	people: v.optional(v.boolean()),
});
type CaseLine = v.InferOutput<typeof caseSchema>;

/**
 * One answer a line for one case a line, in order. A case that fails says so in its own line and on stderr, and the rest
 * goes on; then the exit code is 1.
 */
export async function runBatch(
	path: string,
	defaults: Pick<Case, 'zone' | 'identity' | 'people'>,
): Promise<number> {
	const here = process.cwd();
	const file = await findFile(path, [here]);
	const folders = [here, dirname(file)];
	const workspace = new Workspace();
	let failed = 0;
	for (const [index, line] of (await readText(file)).split('\n').entries()) {
		if (line.trim() === '') continue;
		let id: unknown = null;
		try {
			const document = parseLine(line);
			id = idOf(document);
			const checked = checkCase(document);
			const asked = await caseOf(checked, folders, defaults);
			print(toJson({ id, ...(await computeCase(workspace, asked)) }));
		} catch (error) {
			failed++;
			const { kind, message } = explained(error);
			tell(`${path}, line ${index + 1}${id === null ? '' : ` (${String(id)})`}: ${message}`);
			print(toJson({ id, error: { kind, message } }));
		}
	}
	return failed > 0 ? 1 : 0;
}

function parseLine(line: string): unknown {
	try {
		return JSON.parse(line, withoutPrototypes);
	} catch {
		throw new InputError('bad-case', 'not JSON');
	}
}

function idOf(document: unknown): unknown {
	if (typeof document !== 'object' || document === null) return null;
	const { id } = document as { id?: unknown };
	return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function checkCase(document: unknown): CaseLine {
	const checked = v.safeParse(caseSchema, document);
	if (checked.success) return checked.output;
	const [issue] = checked.issues;
	throw new InputError('bad-case', `${v.getDotPath(issue) ?? 'case'}: ${issueText(issue.message)}`);
}

async function caseOf(
	line: CaseLine,
	folders: readonly string[],
	defaults: Pick<Case, 'zone' | 'identity' | 'people'>,
): Promise<Case> {
	const { sources, mappings = [], follows = [], analysis, params, scope } = line;
	for (const [name, { length }] of Object.entries({ mappings, follows })) {
		if (length > sources.length) {
			throw new InputError('bad-case', `${name}: more than there are sources`);
		}
	}
	const specs: SourceSpec[] = [];
	for (const [i, source] of sources.entries()) {
		const said = mappings[i] ?? null;
		const mapping =
			typeof said === 'string' ? await readMapping(await findFile(said, folders)) : said;
		const earlier = follows[i] ?? null;
		if (earlier !== null && earlier >= i) {
			throw new InputError('bad-case', `follows at ${i}: ${earlier} is no source before it`);
		}
		specs.push({ path: await findFile(source, folders), mapping, follows: earlier });
	}
	const zone = line.zone ?? defaults.zone;
	const people = line.people ?? defaults.people;
	const identity = line.identity ?? defaults.identity;
	return { analysis, sources: specs, params, scope, zone, identity, people };
}

/** A case may not take the whole batch with it, even by a bug. */
function explained(error: unknown): { kind: string; message: string } {
	if (error instanceof InputError) return { kind: error.kind, message: error.message };
	return { kind: 'internal', message: error instanceof Error ? error.message : String(error) };
}
