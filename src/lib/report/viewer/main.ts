// Entry of the viewer inside an exported report. Built by vite.report.config.ts.
import '../../../app.css';

export {};
