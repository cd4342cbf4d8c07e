// A small static server that behaves like GitHub Pages: unknown addresses answer 404 with 404.html,
// /data serves data.html. Only Node's own modules; the tests use it too.
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { IMMUTABLE, REVALIDATE, securityHeaders } from './headers.mjs';

/** @type {Record<string, string>} */
const TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
};

const ZIPPED = /^(text\/|application\/(json|manifest)|image\/svg)/;

/** @param {string} path */
const isFile = (path) => existsSync(path) && statSync(path).isFile();

/**
 * @typedef {object} Site
 * @property {string} url with the base, without a slash at the end
 * @property {string} origin
 * @property {number} port
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on 127.0.0.1.
 * @param {object} options
 * @param {string} options.dir
 * @param {number} [options.port] the first to try; 0 for any
 * @param {number} [options.tries] how many ports to try, one after the other
 * @param {string} [options.base] the path below which the app lives, such as `/opsbook`
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @returns {Promise<Site>}
 */
export async function serve({ dir, port = 0, tries = 1, base = '', headers }) {
	const top = realpathSync(resolve(dir));
	const always = headers ?? securityHeaders(top);

	/**
	 * @param {string} path below the base, decoded
	 * @returns {string | undefined}
	 */
	function find(path) {
		const wanted = resolve(top, `.${path}`);
		if (wanted !== top && !wanted.startsWith(top + sep)) return undefined;
		const candidates = path.endsWith('/')
			? [join(wanted, 'index.html')]
			: [wanted, `${wanted}.html`, join(wanted, 'index.html')];
		return candidates.find(isFile);
	}

	const server = createServer((request, response) => {
		for (const [name, value] of Object.entries(always)) response.setHeader(name, value);

		/** @param {number} status @param {string} text */
		const plain = (status, text) => {
			response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
			response.end(`${text}\n`);
		};

		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.setHeader('Allow', 'GET, HEAD');
			return plain(405, 'Method not allowed');
		}

		let path;
		try {
			path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
		} catch {
			return plain(400, 'Bad request');
		}
		if (path.includes('\0')) return plain(400, 'Bad request');

		if (base !== '' && (path === base || path === '/')) {
			response.writeHead(302, { Location: `${base}/` });
			return response.end();
		}
		const inside = path.startsWith(`${base}/`);
		const below = inside ? path.slice(base.length) : '';
		let status = 200;
		let file = inside ? find(below) : undefined;
		if (file === undefined) {
			status = 404;
			file = join(top, '404.html');
			if (!inside || !isFile(file)) return plain(404, 'Not found');
		}

		const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
		response.setHeader('Content-Type', type);
		const lasting = status === 200 && below.startsWith('/_app/immutable/');
		response.setHeader('Cache-Control', lasting ? IMMUTABLE : REVALIDATE);

		const stat = statSync(file);
		const tag = `"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
		if (status === 200) {
			response.setHeader('ETag', tag);
			if (request.headers['if-none-match'] === tag) {
				response.writeHead(304);
				return response.end();
			}
		}
		const zip =
			ZIPPED.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
		response.setHeader('Vary', 'Accept-Encoding');
		if (zip) response.setHeader('Content-Encoding', 'gzip');
		else response.setHeader('Content-Length', stat.size);
		response.writeHead(status);
		if (request.method === 'HEAD') return response.end();
		if (zip && stat.size < 1_000_000) return response.end(gzipSync(readFileSync(file)));
		const stream = createReadStream(file);
		stream.on('error', () => response.destroy());
		(zip ? stream.pipe(createGzip()) : stream).pipe(response);
	});

	let chosen = port;
	for (let left = tries; ; left--) {
		try {
			await new Promise((done, fail) => {
				server.once('error', fail);
				server.listen(chosen, '127.0.0.1', () => {
					server.off('error', fail);
					done(undefined);
				});
			});
			break;
		} catch (error) {
			const busy = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
			if (!busy || left <= 1) throw error;
			chosen++;
		}
	}

	const address = server.address();
	const actual = typeof address === 'object' && address !== null ? address.port : chosen;
	const origin = `http://127.0.0.1:${actual}`;
	return {
		url: origin + base,
		origin,
		port: actual,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}
