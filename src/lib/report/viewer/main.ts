// Entry of the viewer inside an exported report. Built by vite.report.config.ts.
import '../../../app.css';
import { mount } from 'svelte';
import { locale } from '../../i18n/locale.svelte';
import { DATA_ID } from '../html';
import { REPORT_FORMAT, type ReportData } from '../model';
import { decodePlain } from '../plain';
import Broken from './Broken.svelte';
import { loadCellParts } from './parts';
import Report from './Report.svelte';

async function show(target: HTMLElement): Promise<void> {
	try {
		const text = document.getElementById(DATA_ID)?.textContent ?? '';
		const data = decodePlain(JSON.parse(text)) as ReportData;
		if (data.format !== REPORT_FORMAT) throw new Error(`Format ${String(data.format)}`);
		locale.set(data.locale);
		mount(Report, { target, props: { data, parts: await loadCellParts(data) } });
	} catch (error) {
		console.error(error);
		mount(Broken, { target });
	}
}

void show(document.getElementById('report') ?? document.body);
