import type DOMPurifyInstance from 'dompurify';

type Purify = typeof DOMPurifyInstance;

/** http(s) and mail, places in this page, and paths of this site; never scripts, data, or other protocols. */
const LINK = /^(?:https?:|mailto:|[#./?]|[^a-z]|[a-z0-9+.-]+(?:[^a-z0-9+.:-]|$))/i;
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif);/i;

let ready:
	Promise<{ purify: Purify; parse: (text: string, breaks: boolean) => string }> | undefined;

async function load(): Promise<{
	purify: Purify;
	parse: (text: string, breaks: boolean) => string;
}> {
	const [{ Marked }, { default: create }] = await Promise.all([
		import('marked'),
		import('dompurify'),
	]);
	// An instance of our own: its hooks touch nobody else.
	const purify = create(window);
	purify.addHook('afterSanitizeAttributes', (node) => {
		if (node.tagName === 'A' && /^(?:https?:|mailto:)/i.test(node.getAttribute('href') ?? '')) {
			node.setAttribute('target', '_blank');
			node.setAttribute('rel', 'noopener noreferrer');
		}
		if (node.tagName === 'IMG' && !ownPicture(node.getAttribute('src') ?? ''))
			node.removeAttribute('src');
	});
	const marked = new Marked({ gfm: true, async: false });
	marked.use({
		renderer: {
			// A text has no controls: the boxes of a task list are drawn as signs.
			checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
			// Nor tags: they are shown as they were typed, and no parser ever meets their handlers and styles.
			html: ({ text }) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`),
		},
	});
	return { purify, parse: (text, breaks) => marked.parse(text, { breaks }) as string };
}

/** Is the picture part of the text or of this site? A picture from elsewhere would tell elsewhere that it was read. */
function ownPicture(src: string): boolean {
	if (PICTURE.test(src)) return true;
	try {
		const url = new URL(src, location.href);
		return /^https?:$/.test(url.protocol) && url.origin === location.origin;
	} catch {
		return false;
	}
}

/**
 * Markdown as sanitised nodes, ready to be inserted once and left alone: changing or serialising them again could undo the
 * sanitising. With `breaks` a line end is a new line, as somebody typed it; without, paragraphs are filled.
 */
export async function renderMarkdown(text: string, breaks = true): Promise<DocumentFragment> {
	ready ??= load();
	const { purify, parse } = await ready;
	return purify.sanitize(parse(text, breaks), {
		RETURN_DOM_FRAGMENT: true,
		USE_PROFILES: { html: true },
		FORBID_TAGS: [
			'style',
			'form',
			'iframe',
			'input',
			'button',
			'select',
			'textarea',
			'video',
			'audio',
			'picture',
			'source',
		],
		FORBID_ATTR: ['style', 'srcset', 'class', 'background', 'poster'],
		ALLOW_DATA_ATTR: false,
		SANITIZE_NAMED_PROPS: true,
		ALLOWED_URI_REGEXP: LINK,
	});
}
