export { faultOfSchema, type FormFault, formFaults } from './form-faults.js';
export { malformed, readYaml, readYamlWithPlaces, type YamlFault, type YamlReading } from './yaml.js';
export { cellOf, textOf, type CellValue } from './excel/cells.js';
export { type Archive, openArchive } from './excel/archive.js';
export { CellFault, type Column, type Columns, type RowOf } from './excel/columns.js';
export {
  openTable,
  readTable,
  type SheetFault,
  type SheetRow,
  type Table,
  type TableReading,
} from './excel/read-table.js';
export {
  AWARD_COLUMNS,
  NOMINEE_COLUMNS,
  TARGET_RESULT_COLUMNS,
  TEMPLATES,
  type TemplateKind,
} from './excel/templates.js';
export type { Choice, PickLists } from './excel/drop-downs.js';
export {
  type Offered,
  type ShownColumn,
  WORKBOOK,
  writeFaults,
  writeTable,
  writeTemplate,
} from './excel/write-table.js';
