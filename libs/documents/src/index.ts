export { malformed, readYaml, readYamlWithPlaces, type YamlFault, type YamlReading } from './yaml.js';
