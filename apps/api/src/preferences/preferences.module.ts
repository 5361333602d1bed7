import { Module } from '@nestjs/common';
import { PreferencesController } from './preferences.controller.js';

/** How each person wants to be told. */
@Module({ controllers: [PreferencesController] })
export class PreferencesModule {}
