import { IntakeError, type InputFile } from '../../types';
import { isZip, readZip } from './read-zip';

/** What an archive is by the names in it. */
export type ZipKind = 'workbook' | 'document' | 'slack' | 'files';

/** The kind of an archive; null = the file is none. A damaged one is of files: reading it tells the damage. */
export async function zipKind(file: InputFile, head: Uint8Array): Promise<ZipKind | null> {
	if (!isZip(head)) return null;
	try {
		return kindOf((await readZip(file)).map(({ name }) => name));
	} catch (error) {
		if (error instanceof IntakeError) return 'files';
		throw error;
	}
}

function kindOf(names: readonly string[]): ZipKind {
	if (names.includes('[Content_Types].xml'))
		return names.some((name) => name.startsWith('xl/')) ? 'workbook' : 'document';
	if (names.includes('mimetype') && names.includes('content.xml')) return 'document';
	return names.some((name) => SLACK.test(name)) ? 'slack' : 'files';
}

/** At the root, or in the one folder in which an unpacked export was packed again. */
const SLACK = /^([^/]+\/)?(channels|users)\.json$/;
