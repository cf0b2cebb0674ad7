<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Languages;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;
use WikibaseStandIn\TermRules;

/** action=wbsetlabel and action=wbsetdescription: one term in one language; an empty value takes it away. */
final class SetTerm extends WriteModule {
	protected function ownParams(): array {
		return [
			'id' => self::required(),
			'language' => self::required( array_map( 'strval', array_keys( Languages::forTerms() ) ) ),
			'value' => self::optional(),
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$name = $this->getModuleName();
		$part = $name === 'wbsetlabel' ? 'labels' : 'descriptions';
		$language = $params['language'];
		$text = TermRules::clean( $params['value'] ?? '' );
		$result = $this->edit(
			$this->entityId( $params['id'] ), $params,
			static function ( Entity $entity ) use ( $name, $part, $language, $text ): Summary {
				$old = $entity->$part[$language] ?? null;
				if ( $text === '' ) {
					unset( $entity->{$part}[$language] );
					return new Summary( "$name-remove", 1, $language, [], (string)$old );
				}
				$entity->{$part}[$language] = $text;
				return new Summary( $name . ( $old === null ? '-add' : '-set' ), 1, $language, [], $text );
			}
		);
		$now = $result->entity->$part[$language] ?? null;
		$this->answerEntity( $result, [ $part => [
			$language => [ 'language' => $language ] + ( $now === null ? [ 'removed' => '' ] : [ 'value' => $now ] ),
		] ] );
	}
}
