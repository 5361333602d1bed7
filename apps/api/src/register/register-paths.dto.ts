import { IsIn, IsUUID } from 'class-validator';
import { TEMPLATES, type TemplateKind } from '@bangvang/documents';

const TEMPLATE_KINDS = Object.keys(TEMPLATES) as TemplateKind[];

export class SubjectPath {
  @IsUUID() readonly subjectId!: string;
}

export class AwardHeldPath {
  @IsUUID() readonly awardId!: string;
}

export class DisciplinePath {
  @IsUUID() readonly disciplineId!: string;
}

export class NomineePath {
  @IsUUID() readonly nomineeId!: string;
}

export class TemplatePath {
  @IsIn(TEMPLATE_KINDS) readonly kind!: TemplateKind;
}

export class CampaignOfListPath {
  @IsUUID() readonly campaignId!: string;
}
