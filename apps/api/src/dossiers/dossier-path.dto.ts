import { IsUUID } from 'class-validator';

/** Path of a dossier. */
export class DossierPath {
  @IsUUID() readonly dossierId!: string;
}

/** Path of a campaign. */
export class CampaignOfDossierPath {
  @IsUUID() readonly campaignId!: string;
}
