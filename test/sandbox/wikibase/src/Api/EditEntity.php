<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use MediaWiki\Api\ApiBase;
use Wikimedia\ParamValidator\ParamValidator;
use WikibaseStandIn\EditResult;
use WikibaseStandIn\Entity;
use WikibaseStandIn\EntityCreation;
use WikibaseStandIn\EntityData;
use WikibaseStandIn\EntityDiff;
use WikibaseStandIn\EntityId;
use WikibaseStandIn\EntityShape;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Sites;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\Summary;
use WikibaseStandIn\Values;

/** action=wbeditentity: a new entity, or any number of changes of one, all or none. */
final class EditEntity extends WriteModule {
	private const MOST_LANGUAGES_NAMED = 50;

	protected function ownParams(): array {
		return [
			'id' => self::optional(),
			'new' => self::optional( [ 'item', 'property' ] ),
			'site' => self::optional( Sites::ids() ),
			'title' => self::optional(),
			'data' => self::required( 'text' ),
			'clear' => [ ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ],
			'seedid' => self::optional() + [ ApiBase::PARAM_HELP_MSG => 'apihelp-wbeditentity-param-seedid' ],
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$data = $this->json( $params['data'], 'invalid-json' );
		if ( !is_array( $data ) ) {
			throw Refusal::api( 'not-recognized-array' );
		}
		$result = isset( $params['new'] ) ? $this->create( $params, $data ) : $this->change( $params, $data );
		$entity = $result->entity->toArray();
		foreach ( [ 'claims', 'statements' ] as $part ) {
			// Media info comes without data types here, unlike in the answers about single statements.
			if ( isset( $entity[$part] ) && $result->entity->type !== 'mediainfo' ) {
				$datatypes = StandIn::repo()->datatypes( EntityShape::properties( $entity[$part] ) );
				$entity[$part] = EntityShape::statementGroups( $entity[$part], $datatypes );
			}
		}
		foreach ( $entity['sitelinks'] ?? [] as $site => $link ) {
			$entity['sitelinks'][$site]['url'] = Sites::url( $site, $link['title'] );
		}
		$this->answerEntity( $result, $entity );
	}

	private function create( array $params, array $data ): EditResult {
		$type = $params['new'];
		if ( isset( $params['id'] ) || !StandIn::isRepo() ) {
			throw Refusal::api( 'param-illegal' );
		}
		$fill = static function ( Entity $entity ) use ( $type, $data ): Summary {
			if ( $type === 'property' ) {
				$datatype = $data['datatype'] ?? null;
				if ( !is_string( $datatype ) || !isset( Values::TYPES[$datatype] ) ) {
					$message = Refusal::api( 'not-recognized-datatype' );
					throw new Refusal( 'param-illegal', $message->messages );
				}
				$entity->datatype = $datatype;
			}
			( new EntityData( $data ) )->applyTo( $entity );
			return new Summary( "wbeditentity-create-$type" );
		};
		return ( new EntityCreation( $this->getContext() ) )->run(
			$type, $fill, $this->seedId( $params ), $params['summary'], $params['tags'] ?? [], $this->asBot( $params )
		);
	}

	private function seedId( array $params ): ?EntityId {
		if ( $params['seedid'] === null ) {
			return null;
		}
		$id = EntityId::parse( $params['seedid'] );
		if ( !StandIn::setting( 'StandInSeeding' ) || !$this->getAuthority()->isAllowed( 'property-create' )
			|| $id?->type !== $params['new'] || StandIn::local()->row( $id->text )
		) {
			throw Refusal::api( 'param-illegal' );
		}
		return $id;
	}

	private function change( array $params, array $data ): EditResult {
		$text = $params['id'] ?? null;
		if ( $text === null && isset( $params['site'], $params['title'] ) ) {
			$text = StandIn::repo()->bySitelink( $params['site'], Sites::canonical( $params['title'] ) )
				?? throw Refusal::api( 'no-such-entity-link', [ $params['site'], $params['title'] ] );
		}
		if ( $text === null ) {
			throw Refusal::api( 'param-illegal' );
		}
		return $this->edit( $this->entityId( $text ), $params, static function ( Entity $entity ) use ( $params, $data ): Summary {
			$before = clone $entity;
			if ( $params['clear'] ) {
				$entity->clear();
			}
			( new EntityData( $data ) )->applyTo( $entity );
			return $params['clear'] ? new Summary( 'wbeditentity-override' ) : self::summary( EntityDiff::between( $before, $entity ) );
		} );
	}

	/** Names the languages when terms were changed, as far as a summary has room for them. */
	private static function summary( EntityDiff $diff ): Summary {
		$languages = [];
		$other = '';
		foreach ( $diff->operations as [ $part, $key ] ) {
			if ( $part === 'statements' || $part === 'sitelinks' ) {
				$other = '-and-other';
			} else {
				$languages[$key] = $key;
			}
		}
		if ( !$languages ) {
			return new Summary( 'wbeditentity-update' );
		}
		return count( $languages ) > self::MOST_LANGUAGES_NAMED
			? new Summary( "wbeditentity-update-languages$other", 0, '', [ (string)count( $languages ) ] )
			: new Summary( "wbeditentity-update-languages$other-short", 0, '', [ implode( ', ', $languages ) ] );
	}
}
