// Which room of src/ may import which: the allowlist is floors.json. `npm run check` fails on anything else,
// and says where the file, or what it wants, should go.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { listFiles, root as repository } from './hash.mjs';

/**
 * @typedef {object} Room
 * @property {string[]} files
 * @property {string[]} [except]
 * @property {string} holds
 * @property {boolean} [pure] knows no page, no database, no worker, no Node
 * @property {string} [apart] folders below this one do not import each other
 * @property {string[]} may rooms; `room:types` for types only
 *
 * @typedef {object} Floors
 * @property {Record<string, Room>} rooms
 * @property {Record<string, { only: string[], instead: string }>} packages
 * @property {string[]} notPure
 * @property {string[]} notPureFiles
 * @property {string[]} pureExcept
 * @property {string[]} exposeOnly
 *
 * @typedef {object} Import
 * @property {string} what as written
 * @property {number} line
 * @property {boolean} types types only
 * @property {boolean} glob
 * @property {string[]} names imported by name
 *
 * @typedef {object} Problem
 * @property {string} file
 * @property {number} line
 * @property {string} message
 */

/** @type {Map<string, RegExp>} */
const patterns = new Map();

/**
 * A path pattern: `*` within a folder, `**` across folders, `{a,b}` either.
 * @param {string} pattern
 */
function matcher(pattern) {
	let made = patterns.get(pattern);
	if (made === undefined) {
		const source = pattern
			.replace(/[.+^$()|[\]\\]/g, '\\$&')
			.replace(/\{([^}]*)\}/g, (_, list) => `(?:${list.split(',').join('|')})`)
			.replace(/\*\*\/|\*\*|\*/g, (star) =>
				star === '**/' ? '(?:[^/]+/)*' : star === '**' ? '.*' : '[^/]*',
			);
		made = new RegExp(`^${source}$`);
		patterns.set(pattern, made);
	}
	return made;
}

/**
 * @param {string} text
 * @param {readonly string[]} list
 */
const matches = (text, list) => list.some((pattern) => matcher(pattern).test(text));

/**
 * @param {string} source
 * @param {number} offset lines before it
 * @returns {Import[]}
 */
function importsOfScript(source, offset) {
	const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
	/** @type {Import[]} */
	const found = [];
	/**
	 * @param {ts.Node} node
	 * @param {string} what
	 * @param {Partial<Import>} [more]
	 */
	const add = (node, what, more = {}) => {
		const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
		found.push({ what, line: line + 1 + offset, types: false, glob: false, names: [], ...more });
	};
	/** @param {ts.Node} node */
	const isMetaUrl = (node) => /^import\.meta\.url$/.test(node.getText(file));
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
			const clause = node.importClause;
			const bindings = clause?.namedBindings;
			add(node, node.moduleSpecifier.text, {
				types: clause?.isTypeOnly === true,
				names:
					bindings === undefined
						? []
						: ts.isNamedImports(bindings)
							? bindings.elements.map((one) => (one.propertyName ?? one.name).text)
							: ['*'],
			});
		} else if (
			ts.isExportDeclaration(node) &&
			node.moduleSpecifier !== undefined &&
			ts.isStringLiteral(node.moduleSpecifier)
		) {
			add(node, node.moduleSpecifier.text, { types: node.isTypeOnly });
		} else if (ts.isImportTypeNode(node)) {
			const { argument } = node;
			if (ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)) {
				add(node, argument.literal.text, { types: true });
			}
		} else if (ts.isCallExpression(node)) {
			const [first] = node.arguments;
			if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
				if (first !== undefined && ts.isStringLiteralLike(first)) add(node, first.text);
			} else if (/^import\.meta\.glob$/.test(node.expression.getText(file))) {
				const list =
					first !== undefined && ts.isArrayLiteralExpression(first) ? first.elements : [first];
				for (const one of list) {
					if (one !== undefined && ts.isStringLiteralLike(one) && !one.text.startsWith('!')) {
						add(one, one.text, { glob: true });
					}
				}
			}
		} else if (ts.isNewExpression(node) && node.expression.getText(file) === 'URL') {
			const [first, second] = node.arguments ?? [];
			if (first !== undefined && second !== undefined && isMetaUrl(second)) {
				if (ts.isStringLiteralLike(first)) add(node, first.text);
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/**
 * All imports of a file: static, dynamic, types, globs and worker addresses.
 * @param {string} path
 * @param {string} source
 */
export function importsOf(path, source) {
	if (!path.endsWith('.svelte')) return importsOfScript(source, 0);
	/** @type {Import[]} */
	const found = [];
	for (const match of source.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
		const before = source.slice(0, match.index + (match[1] ?? '').length);
		found.push(...importsOfScript(match[2] ?? '', before.split('\n').length - 1));
	}
	return found;
}

const ENDINGS = ['', '.ts', '.js', '.svelte', '.svelte.ts', '.svelte.js', '/index.ts', '/index.js'];

/**
 * @param {string} root
 * @param {Floors} floors
 * @returns {Problem[]}
 */
export function checkFloors(root, floors) {
	const all = listFiles(['src'], root);
	const { rooms } = floors;

	/** @type {Map<string, string | undefined>} */
	const known = new Map();
	/** @param {string} file */
	const roomOf = (file) => {
		if (!known.has(file)) {
			known.set(
				file,
				Object.keys(rooms).find((name) => {
					const room = rooms[name];
					return room && matches(file, room.files) && !matches(file, room.except ?? []);
				}),
			);
		}
		return known.get(file);
	};

	/**
	 * The files behind an import, relative to the root; undefined for a package.
	 * @param {string} from
	 * @param {Import} one
	 */
	const resolveImport = (from, one) => {
		const bare = one.what.replace(/[?#].*$/, '');
		let path;
		if (bare.startsWith('.')) path = posix.join(posix.dirname(from), bare);
		else if (bare === '$lib' || bare.startsWith('$lib/')) path = `src/lib${bare.slice(4)}`;
		else if (bare.startsWith('/')) path = bare.slice(1);
		else return undefined;
		if (one.glob) return all.filter((file) => matcher(path).test(file));
		const real = ENDINGS.map((ending) => path + ending).find((file) => {
			const absolute = join(root, file);
			return existsSync(absolute) && statSync(absolute).isFile();
		});
		return real === undefined ? [] : [real];
	};

	/** @type {Problem[]} */
	const problems = [];
	/** @type {Map<string, Map<string, string>>} room → room → an example */
	const graph = new Map();

	/** @param {string} name */
	const describe = (name) => {
		const room = rooms[name];
		const may = room === undefined || room.may.length === 0 ? 'nothing' : room.may.join(', ');
		return `${name} holds ${room?.holds ?? '?'}; it may import ${may}.`;
	};

	for (const file of all) {
		const code = /\.(ts|js|svelte)$/.test(file) && !file.endsWith('.d.ts');
		if (!code) continue;
		const name = roomOf(file);
		const room = name === undefined ? undefined : rooms[name];
		if (name === undefined || room === undefined) {
			const shelf = Object.entries(rooms).map(([id, { holds }]) => `    ${id}: ${holds}`);
			problems.push({
				file,
				line: 1,
				message: `this file is in no room. The rooms (scripts/floors.json) are:\n${shelf.join('\n')}`,
			});
			continue;
		}
		const pure = room.pure === true && !matches(file, floors.pureExcept);
		for (const one of importsOf(file, readFileSync(join(root, file), 'utf8'))) {
			/** @param {string} message */
			const complain = (message) => problems.push({ file, line: one.line, message });
			const targets = resolveImport(file, one);

			if (targets === undefined) {
				for (const [pattern, rule] of Object.entries(floors.packages)) {
					const hit = matches(one.what, [pattern, `${pattern}/*`]);
					if (hit && !matches(file, rule.only)) {
						const where = rule.only.length === 0 ? 'nobody' : rule.only.join(', ');
						complain(`may not import '${one.what}' (only ${where}): ${rule.instead}.`);
					}
				}
				if (pure && matches(one.what, floors.notPure)) {
					complain(
						`may not import '${one.what}': ${name} runs in workers and on Node, without a page. ` +
							'Let the caller pass it in, or move this part up to app, ui or engine.',
					);
				}
				if (one.what === 'comlink' && !matches(file, floors.exposeOnly)) {
					if (one.names.includes('expose') || one.names.includes('*')) {
						complain(
							"may not import comlink's `expose`: only *.worker.ts do. Import what you need by name.",
						);
					}
				}
				continue;
			}

			for (const target of targets) {
				if (target === file || !target.startsWith('src/')) continue;
				const to = roomOf(target);
				if (to === undefined) continue;
				if (pure && matches(target, floors.notPureFiles) && !one.types) {
					complain(
						`may not import '${one.what}': ${name} knows no Svelte. ` +
							'Views are joined by folder in src/lib/analyses/views.ts; state belongs to src/lib/app.',
					);
				}
				if (room.apart !== undefined && target.startsWith(room.apart)) {
					const rest = (/** @type {string} */ path) => path.slice(room.apart?.length).split('/');
					const [mine] = rest(file);
					const [theirs, ...deeper] = rest(target);
					if (deeper.length > 0 && mine !== theirs && rooms[to]?.apart !== undefined) {
						complain(
							`imports another analysis ('${one.what}'). What both need belongs into src/lib/analyses/shared ` +
								'(with a test of its own), or into base when it knows no domain.',
						);
						continue;
					}
				}
				if (to === name) continue;
				const allowed =
					room.may.includes(to) ||
					(room.may.includes(`${to}:types`) && (one.types || target.endsWith('/types.ts')));
				if (allowed) {
					const edges = graph.get(name) ?? new Map();
					graph.set(name, edges);
					if (!edges.has(to)) edges.set(to, `${file}:${one.line}`);
					continue;
				}
				if (room.may.includes(`${to}:types`)) {
					complain(
						`may import only types from ${to} ('${one.what}'): write \`import type\`, or let the caller do it.`,
					);
					continue;
				}
				const higher = Object.keys(rooms).filter((id) => {
					const may = rooms[id]?.may ?? [];
					return may.includes(to) && (may.includes(name) || room.may.every((m) => may.includes(m)));
				});
				complain(
					`${name} may not import '${one.what}', which is in ${to}.\n    ${describe(name)}\n    ` +
						`Either what you need from ${to} belongs lower, into ${room.may.length === 0 ? name : `${name} or one of these`}` +
						(higher.length === 0
							? '.'
							: `, or this code belongs higher, into ${higher.slice(0, 4).join(', ')}.`),
				);
			}
		}
	}

	// Circles between rooms.
	/** @type {Set<string>} */
	const done = new Set();
	/** @type {string[]} */
	const stack = [];
	/** @param {string} name */
	const walk = (name) => {
		const at = stack.indexOf(name);
		if (at !== -1) {
			const circle = [...stack.slice(at), name];
			const steps = circle
				.slice(0, -1)
				.map((one, i) => `${one} → ${circle[i + 1]} (${graph.get(one)?.get(circle[i + 1] ?? '')})`);
			problems.push({
				file: 'scripts/floors.json',
				line: 1,
				message: `the rooms form a circle: ${steps.join(', ')}. Move what both need below both.`,
			});
			return;
		}
		if (done.has(name)) return;
		stack.push(name);
		for (const next of graph.get(name)?.keys() ?? []) walk(next);
		stack.pop();
		done.add(name);
	};
	for (const name of graph.keys()) walk(name);

	return problems;
}

/** @param {Problem} problem */
export const showProblem = ({ file, line, message }) => `${file}:${line}: ${message}`;

/** @returns {Floors} */
export function readFloors() {
	const file = join(dirname(fileURLToPath(import.meta.url)), 'floors.json');
	return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const problems = checkFloors(repository, readFloors());
	for (const problem of problems) console.error(showProblem(problem));
	if (problems.length > 0) process.exitCode = 1;
}
