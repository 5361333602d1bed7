export { type DossierSheet, type FiledForm, readFiledForm, readSheets } from './filled-forms.js';
