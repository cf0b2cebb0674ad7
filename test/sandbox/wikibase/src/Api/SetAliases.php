<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Languages;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;
use WikibaseStandIn\TermRules;

/** action=wbsetaliases: replaces, adds to or takes from the aliases in one language. */
final class SetAliases extends WriteModule {
	protected function ownParams(): array {
		return [
			'id' => self::required(),
			'language' => self::required( array_map( 'strval', array_keys( Languages::forTerms() ) ) ),
			'set' => self::several(),
			'add' => self::several(),
			'remove' => self::several(),
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$language = $params['language'];
		$result = $this->edit( $this->entityId( $params['id'] ), $params, static function ( Entity $entity ) use ( $params, $language ): Summary {
			if ( $entity->type === 'mediainfo' ) {
				throw Refusal::api( 'not-supported' );
			}
			[ $set, $add, $remove ] = array_map( self::clean( ... ), [ $params['set'], $params['add'], $params['remove'] ] );
			$texts = $set ?? $entity->aliases[$language] ?? [];
			$texts = array_values( array_unique( array_diff( [ ...$texts, ...( $add ?? [] ) ], $remove ?? [] ) ) );
			$entity->aliases[$language] = $texts;
			$entity->aliases = array_filter( $entity->aliases );
			[ $action, $named ] = match ( true ) {
				$set !== null => [ 'set', $set ],
				$add !== null && $remove !== null => [ 'update', $texts ],
				$add !== null => [ 'add', $add ],
				default => [ 'remove', $remove ?? [] ],
			};
			return new Summary( "wbsetaliases-$action", count( $named ), $language, [], implode( ', ', $named ) );
		} );
		$texts = $result->entity->aliases[$language] ?? [];
		$this->answerEntity( $result, [ 'aliases' => $texts ? [
			$language => array_map( static fn ( $text ) => [ 'language' => $language, 'value' => $text ], $texts ),
		] : [] ] );
	}

	private static function clean( ?array $texts ): ?array {
		return $texts === null ? null : array_values( array_filter( array_map( TermRules::clean( ... ), $texts ), static fn ( $text ) => $text !== '' ) );
	}
}
